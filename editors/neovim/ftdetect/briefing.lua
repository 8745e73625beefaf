vim.filetype.add({ extension = { brief = 'briefing' } })
